namespace IdentDbBridge.Gateway.Senders;

/// <summary>Google Forms by a script of ours (docs/gateway.md). Source: developers.google.com/apps-script/guides/triggers/events. JSON: responseId, timestamp, and the answers by their questions.</summary>
sealed class GoogleForms() : FormSender("google-forms")
{
    protected override string? Id(SentRequest request) => request.Fields["responseId"];
}
