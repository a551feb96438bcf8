// A program as people write it, for the tests: it knows nothing of simulations.
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
var app = builder.Build();
app.MapGet("/time", (TimeProvider time) => time.GetUtcNow().ToString("u"));
await app.RunAsync();
