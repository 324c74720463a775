using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Gateway;

static partial class GatewayLog
{
    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    public static partial void Warning(ILogger logger, string warning);
}
