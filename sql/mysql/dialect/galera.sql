-- galera: the state of Galera on this node; no rows where the server was built without it.
SHOW GLOBAL STATUS WHERE Variable_name = 'wsrep_cluster_size';
