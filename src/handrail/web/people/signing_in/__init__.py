"""How people prove who they are: allauth made ours, the lane for passwords, how long a session lasts."""
