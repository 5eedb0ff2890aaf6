// Helper address: helper mode is the desk under an address of its own, so that a tablet can keep it.

export function helperAddress(board: string): string {
  return `/b/${board}/desk?helper`
}

export function isHelperMode(): boolean {
  return new URLSearchParams(location.search).has('helper')
}
