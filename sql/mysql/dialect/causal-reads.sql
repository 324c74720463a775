-- causal-reads: on a node of a Galera cluster, each statement or transaction (7: reads, updates, deletes, inserts) waits until the
-- node has applied what was committed on the others before it. https://mariadb.com/kb/en/galera-cluster-system-variables/#wsrep_sync_wait
SET SESSION wsrep_sync_wait = 7;
