// Growth: how fast something grows, as the straight line that lies closest to what was measured.

export interface Sample {
  /** Milliseconds. */
  readonly at: number
  /** Bytes. */
  readonly size: number
}

const hour = 3_600_000
const megabyte = 1024 * 1024

/** Megabytes an hour; 0 when there is too little to say. */
export function growthOf(samples: readonly Sample[]): number {
  const count = samples.length
  if (count < 2) return 0
  const mean = (of: (sample: Sample) => number) => samples.reduce((sum, sample) => sum + of(sample), 0) / count
  const [middle, usual] = [mean(({ at }) => at), mean(({ size }) => size)]
  const spread = samples.reduce((sum, { at }) => sum + (at - middle) ** 2, 0)
  const slope = samples.reduce((sum, { at, size }) => sum + (at - middle) * (size - usual), 0) / spread
  return (slope * hour) / megabyte
}
