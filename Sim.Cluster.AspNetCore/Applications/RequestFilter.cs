using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Sim.Cluster.Leaks;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.AspNetCore.Applications;

/// <summary>Lets the world flow with each request, which Kestrel begins without one, so that what leaves it is found there too.</summary>
internal sealed class RequestFilter(Node node) : IStartupFilter
{
    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => builder =>
    {
        builder.Use(FlowAsync);
        next(builder);
    };

    private Task FlowAsync(HttpContext context, RequestDelegate next)
    {
        LeakRecord.Enter(node.World);
        return next(context);
    }
}
