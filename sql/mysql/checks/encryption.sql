-- encryption: the protocol that this session is encrypted with; empty when it is not.
SHOW SESSION STATUS WHERE Variable_name = 'Ssl_version';
