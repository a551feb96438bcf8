using System.Globalization;
using System.Text;
using System.Xml;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Output.JUnit;

/// <summary>Writes the report that build servers read. It holds no times, so that the same run gives the same bytes.</summary>
internal static class JUnitReport
{
    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="name">Name of the whole.</param>
    /// <param name="suites">The suites, in order.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string path, string name, IReadOnlyList<TestSuite> suites)
    {
        using var content = new MemoryStream();
        Compose(content, name, suites);
        OutputFile.Write(path, content.ToArray());
    }

    private static void Compose(Stream content, string name, IReadOnlyList<TestSuite> suites)
    {
        using var writer = XmlWriter.Create(
            content, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        writer.WriteStartElement("testsuites");
        writer.WriteAttributeString("name", name);
        WriteCounts(writer, suites);
        foreach (var suite in suites)
        {
            writer.WriteStartElement("testsuite");
            writer.WriteAttributeString("name", Legal(suite.Name));
            WriteCounts(writer, [suite]);
            foreach (var test in suite.Tests)
            {
                WriteTest(writer, suite, test);
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter writer, IReadOnlyList<TestSuite> suites)
    {
        Write("tests", suites.Sum(suite => suite.Tests.Count));
        Write("failures", suites.Sum(suite => suite.CountOf(TestOutcome.Failed)));
        Write("errors", 0);
        Write("skipped", suites.Sum(suite => suite.CountOf(TestOutcome.Skipped)));

        void Write(string name, int count) => writer.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteTest(XmlWriter writer, TestSuite suite, TestVerdict test)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", Legal(suite.Name));
        writer.WriteAttributeString("name", Legal(test.Name));
        if (test.Outcome != TestOutcome.Passed)
        {
            writer.WriteStartElement(test.Outcome == TestOutcome.Failed ? "failure" : "skipped");
            writer.WriteAttributeString("message", Legal(test.Message ?? ""));
            if (test.Outcome == TestOutcome.Failed)
            {
                writer.WriteString(Legal(test.Details ?? test.Message ?? ""));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    /// <summary>Names come from outside; characters that XML cannot hold are replaced.</summary>
    private static string Legal(string text)
    {
        var legal = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
            {
                legal.Append(text[index]).Append(text[++index]);
            }
            else
            {
                legal.Append(XmlConvert.IsXmlChar(text[index]) ? text[index] : '\uFFFD');
            }
        }

        return legal.ToString();
    }
}
