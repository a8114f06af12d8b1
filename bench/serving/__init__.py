"""What `bench/serve.py` needs: the data, the peer, the servers, the load, and the proof afterwards."""
