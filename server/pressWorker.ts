// Press worker: the thread in which files are made and read. It knows nothing but the job at hand.
import { parentPort } from 'node:worker_threads'
import { run, type Job } from '#server/archive/jobs.ts'

parentPort?.on('message', (job: Job) => {
  run(job).then(
    done => parentPort?.postMessage({ done }),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.message : 'unknown' }),
  )
})
