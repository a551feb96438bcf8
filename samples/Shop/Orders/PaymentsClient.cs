using System.Net.Http.Json;
using Microsoft.Extensions.Options;
using Shop.Payments;

namespace Shop.Orders;

/// <summary>Has an order paid: tries again after a failure or a timeout, of which nobody knows whether it took effect.</summary>
internal sealed class PaymentsClient(HttpClient http, TimeProvider time, IOptions<PaymentsOptions> options)
{
    private static readonly TimeSpan Backoff = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns whether it was paid for certain.</summary>
    public async Task<bool> PayAsync(Order order, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= options.Value.Attempts; attempt++)
        {
            var key = options.Value.IsKeyPerAttempt ? $"{order.Id}/{attempt}" : order.Id;
            if (await TryAsync(new Charge(key, order.Id, order.Amount), cancellationToken))
            {
                return true;
            }

            await Task.Delay(Backoff * attempt, time, cancellationToken);
        }

        return false;
    }

    private async Task<bool> TryAsync(Charge charge, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("/charges", charge, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException late) when (late.InnerException is TimeoutException)
        {
            return false;
        }
    }
}
