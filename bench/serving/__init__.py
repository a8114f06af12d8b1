"""What `bench/serve.py` needs: the data, the peer, the load."""
