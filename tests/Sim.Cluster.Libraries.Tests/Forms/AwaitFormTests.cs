using System.Text;
using Sim.Approvals;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Libraries.Tests.Forms;

/// <summary>
/// Goal: what is said of forms of waiting is so on the runtime at hand. Method: each is tried in a world of each mode, and the
/// table is compared with the approved one and with that of the documents.
/// </summary>
[Collection(OneThreadPool.Name)]
public sealed class AwaitFormTests
{
    [Fact]
    public void Every_form_fares_as_the_documents_say()
    {
        var table = new StringBuilder("| | form | strict | pool of one |\n|---|---|---|---|\n");
        foreach (var form in CoreForms.All().Concat(SynchronizationForms.All()).Concat(StreamForms.All()).Concat(LibraryForms.All()))
        {
            table.Append($"| {form.Group} | {form.Name} | {FormTrial.Try(WorldMode.Strict, form)} | {FormTrial.Try(WorldMode.PoolOfOne, form)} |\n");
        }

        Approve.Text("await-forms", table.ToString());
        Assert.Contains(table.ToString(), File.ReadAllText(Path.Combine(Approve.Folder, "..", "docs", "await-forms.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
