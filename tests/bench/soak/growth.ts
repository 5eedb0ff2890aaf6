// Growth: how fast something grows, whatever single measurements say that met it at work.

export interface Sample {
  /** Milliseconds. */
  readonly at: number
  /** Bytes. */
  readonly size: number
}

const hour = 3_600_000
const megabyte = 1024 * 1024

/**
 * Megabytes an hour; 0 when there is too little to say. The middle one of the slopes between all pairs of samples (Theil
 * and Sen): a sample that was taken while a big answer waited to be sent moves it little, as long as most are sound.
 */
export function growthOf(samples: readonly Sample[]): number {
  const slopes = samples.flatMap((one, i) =>
    samples.slice(i + 1).map(other => (other.size - one.size) / (other.at - one.at)),
  )
  slopes.sort((a, b) => a - b)
  const middle = slopes.length / 2
  const [low = 0, high = 0] = [slopes[Math.ceil(middle) - 1], slopes[Math.floor(middle)]]
  return (((low + high) / 2) * hour) / megabyte
}

/** The smallest of each `many` samples that follow one another: what is there for good is there in all of them, what waits to be sent is not. */
export function floors(samples: readonly Sample[], many: number): Sample[] {
  const smallest: Sample[] = []
  for (let i = 0; i + many <= samples.length; i += many) {
    const [lowest] = samples.slice(i, i + many).sort((a, b) => a.size - b.size)
    if (lowest) smallest.push(lowest)
  }
  return smallest
}
