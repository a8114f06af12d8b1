"""What a trust sees of its schools: their policies side by side, what is overdue or at fault, who has signed."""
