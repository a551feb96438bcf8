using System.Net.Http.Json;
using Shop.Orders;
using Sim.Cluster.AspNetCore.Clients;
using Sim.Cluster.Nodes;

namespace Shop;

/// <summary>Orders over HTTP, as a browser does.</summary>
internal sealed class Buyer(Node node)
{
    private readonly HttpClient _http = node.CreateHttpClient(TimeSpan.FromSeconds(5));

    /// <summary>Returns whether the shop said that the order is paid.</summary>
    public async Task<bool> BuyAsync(string order, int amount)
    {
        using var response = await _http.PostAsJsonAsync("http://orders/orders", new Order(order, amount));
        return response.IsSuccessStatusCode && (await response.Content.ReadFromJsonAsync<OrderStatus>())!.IsPaid;
    }
}
