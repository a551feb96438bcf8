using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Payments;

/// <summary>Takes money.</summary>
internal static class PaymentsApplication
{
    public static WebApplication Build(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.Services.AddSingleton<ILedgerFile>(new LedgerFile("ledger.json"));
        builder.Services.AddSingleton<Ledger>();
        builder.Services.AddHostedService<LedgerLoader>();

        var app = builder.Build();
        app.MapPost("/charges", async (Charge charge, Ledger ledger) =>
        {
            await ledger.ChargeAsync(charge);
            return Results.Ok();
        });
        app.MapGet("/charges/{order}", (string order, Ledger ledger) => ledger.Charges.Where(charge => charge.Order == order));
        return app;
    }
}
