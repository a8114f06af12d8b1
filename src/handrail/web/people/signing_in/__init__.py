"""How people prove who they are: allauth's pages and rules made ours, the lane for passwords, how long a session lasts."""
