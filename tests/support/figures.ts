// Figures: how much a fault test does – at the gate of every change, and at night.

export const nightly = process.env['SOAK'] === '1'
export const figure = (gate: number, night: number) => (nightly ? night : gate)
