"""The training that a policy orders: who has to have it, who has, and the certificate of each."""
