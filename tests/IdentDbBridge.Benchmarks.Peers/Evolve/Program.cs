using System.Data.Common;
using Microsoft.Data.Sqlite;
using MySqlConnector;

// Evolve as its documentation has it: scripts are called V1__name.sql.
string connectionString = Environment.GetEnvironmentVariable("PEER_CONNECTION") ?? throw new InvalidOperationException("PEER_CONNECTION is not set.");
using DbConnection connection = args[0] == "sqlite" ? new SqliteConnection(connectionString) : new MySqlConnection(connectionString);
var evolve = new EvolveDb.Evolve(connection) { Locations = [args[1]], IsEraseDisabled = true };
evolve.Migrate();
