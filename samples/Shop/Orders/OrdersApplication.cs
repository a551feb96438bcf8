using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Orders;

/// <summary>Takes orders and has them paid.</summary>
internal static class OrdersApplication
{
    public static WebApplication Build(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<PaymentsOptions>(builder.Configuration.GetSection("Payments"));
        builder.Services.AddHttpClient<PaymentsClient>(client =>
        {
            client.BaseAddress = new Uri("http://payments");
            client.Timeout = TimeSpan.FromMilliseconds(500);
        });

        var app = builder.Build();
        app.MapPost("/orders", async (Order order, PaymentsClient payments, CancellationToken cancellationToken) =>
            await payments.PayAsync(order, cancellationToken)
                ? Results.Ok(new OrderStatus(order.Id, IsPaid: true))
                : Results.Problem("payments cannot be reached", statusCode: StatusCodes.Status503ServiceUnavailable));
        return app;
    }
}
