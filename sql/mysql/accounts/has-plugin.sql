-- has-plugin: 1 when the server can authenticate by it now.
SELECT COUNT(*) FROM information_schema.PLUGINS WHERE PLUGIN_NAME = @Plugin AND PLUGIN_STATUS = 'ACTIVE';
