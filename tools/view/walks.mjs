// Walk files of a given size for measurements: a fleet that takes in chunks, loses and regains workers, and fetches. The same every time.
export function walkOf(name, { workers, steps, chunksPerAdd, mostChunks }) {
  let state = 12345;
  const draw = below => { state = (Math.imul(state, 1103515245) + 12345) >>> 0; return Math.floor((state / 2 ** 32) * below); };
  const spare = Math.max(2, workers >> 3);
  const active = new Set(Array.from({ length: workers }, (_, worker) => worker));
  const gone = new Set(Array.from({ length: spare }, (_, worker) => workers + worker));
  const pick = set => [...set][draw(set.size)];
  const chunks = [];
  let number = 0;
  const newChunk = () => {
    const id = String(number).padStart(20, "0");
    const chunk = { dataset: `s3://sim-${number % 3}`, id, sizeBytes: 262144 + draw(786432), weight: [1, 1, 4, 12][draw(4)], firstBlock: number * 1000, lastBlock: number * 1000 + 999 };
    number++;
    return chunk;
  };
  const list = [];
  for (let step = 0; step < steps; step++) {
    const luck = draw(100);
    if (step === 0 || (luck < 8 && chunks.length < mostChunks)) {
      const added = Array.from({ length: chunksPerAdd }, newChunk);
      chunks.push(...added);
      list.push({ do: "add-chunks", chunks: added });
    } else if (luck < 58) {
      list.push({ do: "worker-fetch", worker: pick(active), succeeds: luck < 56 });
    } else if (luck < 70) {
      list.push({ do: "portal-fetch", succeeds: true });
    } else if (luck < 84) {
      list.push({ do: "advance-clock", ticks: 1 + draw(4) });
    } else if (luck < 87 && gone.size > 0) {
      const worker = pick(gone);
      gone.delete(worker);
      active.add(worker);
      list.push({ do: "worker-joined", worker });
    } else if (luck < 89 && active.size > workers - spare / 2) {
      const worker = pick(active);
      active.delete(worker);
      gone.add(worker);
      list.push({ do: "worker-left", worker });
    } else if (luck < 91 && chunks.length > mostChunks / 2) {
      const [chunk] = chunks.splice(draw(chunks.length), 1);
      list.push({ do: "remove", dataset: chunk.dataset, id: chunk.id });
    } else {
      list.push({ do: "idle" });
    }
  }
  return {
    format: "sim-walk/1", name, about: "a walk of a given size, for measurements", model: "guided", backends: ["memory"],
    config: {
      workers, spareWorkers: spare, workerCapacityBytes: 10485760, minReplication: 2, saturation: 0.9, confirmThresholdPercent: 80, retentionTicks: 5, mTicks: 5,
      clockStepTicks: 1, departureDetectionTicks: 3, datasets: ["s3://sim-0", "s3://sim-1", "s3://sim-2"],
    },
    steps: list, expect: { verdict: "holds" },
  };
}
