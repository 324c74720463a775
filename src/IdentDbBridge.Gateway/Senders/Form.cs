namespace IdentDbBridge.Gateway.Senders;

/// <summary>Any form or script that sends a form or JSON: what its fields hold is told by their names, or by <c>columns</c>.</summary>
sealed class Form() : FormSender("form")
{
    static readonly string[] Ids = ["id", "entry_id", "submission_id", "submissionId", "request_id", "response_id", "tranid"];

    protected override string? Id(SentRequest request) => request.Fields.Any(Ids);
}
