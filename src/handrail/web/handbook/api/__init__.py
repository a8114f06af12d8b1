"""The handbook for programs: policies in force, questions, and what is kept of answers, rulings and signatures."""
