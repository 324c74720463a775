-- galera: what a node of MariaDB's Galera cluster says of itself and of the cluster.
SELECT LOWER(VARIABLE_NAME) AS Name, VARIABLE_VALUE AS Value FROM information_schema.GLOBAL_STATUS
WHERE VARIABLE_NAME IN (
    'wsrep_ready', 'wsrep_cluster_status', 'wsrep_local_state_comment', 'wsrep_flow_control_paused',
    'wsrep_local_commits', 'wsrep_local_cert_failures', 'wsrep_local_bf_aborts')
UNION ALL SELECT LOWER(VARIABLE_NAME), VARIABLE_VALUE FROM information_schema.GLOBAL_VARIABLES
WHERE VARIABLE_NAME IN (
    'wsrep_sync_wait', 'wsrep_auto_increment_control', 'auto_increment_increment', 'wsrep_max_ws_rows', 'wsrep_max_ws_size');
