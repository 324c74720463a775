-- galera: the state of Galera on this node; no rows where the server was built without it. SHOW is answered by a node that has lost the others, too.
SHOW GLOBAL STATUS WHERE Variable_name IN ('wsrep_cluster_size', 'wsrep_ready');
