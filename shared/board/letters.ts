// Letters: the five of SMART.

export const letters = ['s', 'm', 'a', 'r', 't'] as const
export type Letter = (typeof letters)[number]
