using Microsoft.AspNetCore.Http.Metadata;

namespace IdentDbBridge.Gateway.Http;

/// <summary>How many bytes an endpoint takes, as they are sent and as they unpack.</summary>
sealed record BodyLimit(long Bytes) : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => Bytes;
}
