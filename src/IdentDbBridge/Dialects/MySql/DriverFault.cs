namespace IdentDbBridge.Dialects.MySql;

/// <summary>Stands for an error that the driver does not report as one.</summary>
sealed class DriverFault(ServerError error, Exception? inner) : Exception(error.Text, inner)
{
    public ServerError Error { get; } = error;
}
