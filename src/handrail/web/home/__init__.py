"""What is waiting for the person who is signed in."""
