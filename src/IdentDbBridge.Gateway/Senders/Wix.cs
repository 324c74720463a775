namespace IdentDbBridge.Gateway.Senders;

/// <summary>Wix, Automations, "send via webhook". Source: guides of sleekflow.io and autocharles.bullet.site. JSON of the owner's making, maybe called a form; may come twice and in any order.</summary>
sealed class Wix() : FormSender("wix")
{
    protected override string? Id(SentRequest request) => request.Fields.Any("submissionId", "submission_id", "submission-id", "id");
}
