// Hints worker: compares notes beside the page, which stays awake while a thousand of them are looked at.
import { hintsAnswerer, type HintsWanted } from './hintsAnswer.ts'

const answer = hintsAnswerer()
addEventListener('message', ({ data }: MessageEvent<HintsWanted>) => postMessage(answer(data)))
