// Figures: how much of something a test does, at the gate of every change and in the nightly run.
export const nightly = process.env['SOAK'] === '1'
export const figure = (gate: number, night: number) => (nightly ? night : gate)
