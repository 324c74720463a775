using IdentDbBridge.Health.Findings;
using IdentDbBridge.Phones;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Health.Checks;

/// <summary>The newest tickets, by the rules of the library.</summary>
sealed class CheckTickets(HealthContext place)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await place.LookAsync([FindingKinds.TicketDuplicates, FindingKinds.TicketPhones, FindingKinds.TicketNames, FindingKinds.TicketPlans, FindingKinds.TicketRules], () => RowsAsync(cancellationToken)).ConfigureAwait(false);
        await new CheckRetention(place, FindingKinds.TicketRetention, "Tickets", "checks/oldest-tickets").RunAsync(cancellationToken).ConfigureAwait(false);
    }

    async Task RowsAsync(CancellationToken cancellationToken)
    {
        List<TicketRow> rows = await place.Db.QueryAsync<TicketRow>(place.Sql["checks/newest-tickets"], null, cancellationToken).ConfigureAwait(false);
        string table = place.Quoted("Tickets");
        int twice = rows.Count - rows.DistinctBy(r => r.Id).Count();
        place.Judge(
            FindingKinds.TicketDuplicates,
            twice == 0,
            FindingState.Failure,
            T($"No two of the newest tickets have one Id (looked at: {rows.Count})."),
            T($"Tickets with an Id that another one has: {twice} of the newest {rows.Count}. IDENT takes one of them, undefined which."),
            $"SELECT Id, COUNT(*) FROM {table} GROUP BY Id HAVING COUNT(*) > 1");
        int phones = rows.Count(r => !IdentPhone.IsRecognised(r.ClientPhone));
        place.Judge(
            FindingKinds.TicketPhones,
            phones == 0,
            FindingState.Warning,
            T($"IDENT will recognise the phones of the newest tickets (looked at: {rows.Count})."),
            T($"Tickets with a phone that IDENT will not recognise: {phones} of the newest {rows.Count}. One complete number with country or city code is wanted."),
            $"SELECT Id, DateAndTime FROM {table} WHERE ClientPhone NOT LIKE '+7__________'");
        Rules(rows, table);
    }

    void Rules(List<TicketRow> rows, string table)
    {
        List<HashSet<string>> broken = [.. rows.Select(r => Tickets.TicketRules.Check(r.Ticket(), PhoneOptions.Default).Problems.Where(p => p.Field != nameof(TicketRow.ClientPhone)).Select(p => p.Rule).ToHashSet(StringComparer.Ordinal))];
        int names = broken.Count(b => b.Contains(RuleNames.OneName));
        place.Judge(
            FindingKinds.TicketNames,
            names == 0,
            FindingState.Failure,
            T($"Each of the newest tickets has its name in one way (looked at: {rows.Count})."),
            T($"Tickets with both the full name and parts of it: {names} of the newest {rows.Count}. IDENT wants one or the other."),
            $"UPDATE {table} SET ClientSurname = NULL, ClientName = NULL, ClientPatronymic = NULL WHERE ClientFullName <> '' AND (ClientSurname <> '' OR ClientName <> '' OR ClientPatronymic <> '')");
        int plans = broken.Count(b => b.Contains(RuleNames.PlanOrder) || b.Contains(RuleNames.PlanLength));
        place.Judge(
            FindingKinds.TicketPlans,
            plans == 0,
            FindingState.Failure,
            T($"The wished times of the newest tickets are in order (looked at: {rows.Count})."),
            T($"Tickets whose wished time ends before it begins or is longer than 12 hours: {plans} of the newest {rows.Count}."),
            $"UPDATE {table} SET PlanStart = NULL, PlanEnd = NULL WHERE PlanEnd < PlanStart OR PlanEnd > {Later()}");
        int others = broken.Count(b => b.Except([RuleNames.OneName, RuleNames.PlanOrder, RuleNames.PlanLength]).Any());
        place.Judge(
            FindingKinds.TicketRules,
            others == 0,
            FindingState.Failure,
            T($"The newest tickets keep the other rules (looked at: {rows.Count})."),
            T($"Tickets that break a rule (an Id, times of the years 2000 to 2199): {others} of the newest {rows.Count}."),
            $"SELECT Id, DateAndTime FROM {table} WHERE Id = '' OR DateAndTime < '20000101'");
    }

    /// <summary>PlanStart and 12 hours.</summary>
    string Later() => place.Db.Dialect.Name switch
    {
        "mysql" => "PlanStart + INTERVAL 12 HOUR",
        "sqlite" => "datetime(PlanStart, '+12 hours')",
        _ => "DATEADD(hour, 12, PlanStart)",
    };
}
