"""Work that is done after the page: leased rows, a schedule in school time, mail."""
