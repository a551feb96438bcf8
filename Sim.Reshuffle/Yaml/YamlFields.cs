using YamlDotNet.RepresentationModel;

namespace Sim.Reshuffle.Yaml;

/// <summary>The keys of a mapping as they are taken one by one; what nobody took is unknown.</summary>
internal sealed class YamlFields
{
    private readonly string _source;
    private readonly YamlMappingNode _node;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Wraps a mapping.</summary>
    /// <param name="source">What errors name.</param>
    /// <param name="node">The mapping.</param>
    public YamlFields(string source, YamlMappingNode node)
    {
        _source = source;
        _node = node;
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value.Length: > 0 })
            {
                throw new YamlValue(source, key).Wrong("a key must be a word");
            }
        }
    }

    /// <summary>The mapping as a whole, for errors.</summary>
    public YamlValue Whole => new(_source, _node);

    /// <summary>All keys in the order of the file, each with its value; marks them as taken.</summary>
    public IEnumerable<(YamlValue Key, YamlValue Value)> TakeAll()
    {
        foreach (var (key, value) in _node.Children)
        {
            _taken.Add(((YamlScalarNode)key).Value!);
            yield return (new YamlValue(_source, key), new YamlValue(_source, value));
        }
    }

    /// <summary>Whether a key is there.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The value of a key; null if the key is absent. A key without a value has the value null of YAML.</summary>
    public YamlValue? Optional(string key)
    {
        _taken.Add(key);
        return Find(key);
    }

    /// <summary>The value of a key.</summary>
    /// <exception cref="ReshuffleInputException">The key is absent.</exception>
    public YamlValue Required(string key) => Optional(key) ?? throw Whole.Wrong($"the key '{key}' is missing");

    /// <summary>Demands that every key was taken.</summary>
    /// <exception cref="ReshuffleInputException">One was not.</exception>
    public void RequireNothingElse()
    {
        foreach (var key in _node.Children.Keys)
        {
            if (!_taken.Contains(((YamlScalarNode)key).Value!))
            {
                throw new YamlValue(_source, key).Wrong($"unknown key '{((YamlScalarNode)key).Value}'; known are {string.Join(", ", _taken)}");
            }
        }
    }

    private YamlValue? Find(string key)
    {
        foreach (var (name, value) in _node.Children)
        {
            if (((YamlScalarNode)name).Value == key)
            {
                return new YamlValue(_source, value);
            }
        }

        return null;
    }
}
