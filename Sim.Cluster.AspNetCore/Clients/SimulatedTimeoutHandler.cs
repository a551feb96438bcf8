using System.Globalization;

namespace Sim.Cluster.AspNetCore.Clients;

/// <summary>Does by simulated time what <see cref="HttpClient.Timeout"/> does by real time: it covers the request, and the answer as far as it is buffered.</summary>
internal sealed class SimulatedTimeoutHandler(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
{
    private const string EventStream = "text/event-stream";

    /// <summary>How long a request may take.</summary>
    public TimeSpan Timeout { get; set; }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Timeout == System.Threading.Timeout.InfiniteTimeSpan)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var startedAt = time.GetTimestamp();
        using var late = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, either.Token);
            if (response.Content.Headers.ContentType?.MediaType != EventStream)
            {
                response.Content = new TimedContent(response.Content, this, startedAt);
            }

            return response;
        }
        catch (OperationCanceledException cancelled) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Late(cancelled);
        }
    }

    /// <summary>The exception that <see cref="HttpClient"/> throws, in its words.</summary>
    private TaskCanceledException Late(OperationCanceledException cancelled) => new(
        string.Create(CultureInfo.InvariantCulture, $"The request was canceled due to the configured HttpClient.Timeout of {Timeout.TotalSeconds} seconds elapsing."),
        new TimeoutException(cancelled.Message, cancelled),
        cancelled.CancellationToken);

    /// <summary>A content that must be there within what is left of the time.</summary>
    private sealed class TimedContent : HttpContent
    {
        private readonly HttpContent _content;
        private readonly SimulatedTimeoutHandler _handler;
        private readonly long _startedAt;

        public TimedContent(HttpContent content, SimulatedTimeoutHandler handler, long startedAt)
        {
            (_content, _handler, _startedAt) = (content, handler, startedAt);
            foreach (var (name, values) in content.Headers.NonValidated)
            {
                Headers.TryAddWithoutValidation(name, values);
            }
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken)
        {
            using var late = new CancellationTokenSource(Remaining, _handler.TimeOfRequests);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            try
            {
                await _content.CopyToAsync(stream, context, either.Token);
            }
            catch (OperationCanceledException cancelled) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw _handler.Late(cancelled);
            }
        }

        protected override Task<Stream> CreateContentReadStreamAsync() => _content.ReadAsStreamAsync();

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Headers.ContentLength ?? 0;
            return _content.Headers.ContentLength is not null;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _content.Dispose();
            }

            base.Dispose(disposing);
        }

        private TimeSpan Remaining
        {
            get
            {
                var left = _handler.Timeout - _handler.TimeOfRequests.GetElapsedTime(_startedAt);
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    private TimeProvider TimeOfRequests => time;
}
