"""A text as words: cut, mended, with every form of a word, ready to be searched for the phrases of the word lists."""
