// Plan out: how the plan leaves the board – read as a page, saved as a file, made public.
import { useAbout, useBoard, useMay } from '#client/board/useBoard.ts'
import { fetchFile } from '#client/requests/files.ts'
import { say } from '#client/ui/notices.ts'
import { common } from '#client/words/common.ts'
import { texts as words } from '#client/words/texts.ts'
import { PublicPlan } from './PublicPlan.tsx'
import './PlanOut.css'

export function PlanOut() {
  const { id } = useBoard()
  const mayExport = useMay('export')
  const mayPublish = useMay('publish')
  return (
    <div className="plan-out">
      <a className="button primary" href={`/b/${id}/plan`} target={`folkmoot-plan-${id}`} rel="opener">
        {words.read}
      </a>
      {mayExport && <Files />}
      {mayPublish && <PublicPlan />}
    </div>
  )
}

const formats = ['docx', 'xlsx', 'html', 'csv', 'md', 'json', 'zip'] as const satisfies (keyof typeof words.files)[]

function Files() {
  const { id, given } = useBoard()
  const { title } = useAbout()
  async function save(format: (typeof formats)[number]): Promise<void> {
    say(words.making)
    const path = `/api/boards/${id}/export?format=${format}`
    const trouble = await fetchFile(path, given.ticket, words.fileName(title, format))
    say(trouble === null ? words.made : common.troubles[trouble])
  }
  return (
    <details className="plan-files">
      <summary>{words.saveAs}</summary>
      <ul>
        {formats.map(format => (
          <li key={format}>
            <button type="button" className="button" onClick={() => void save(format)}>
              {words.files[format].name}
            </button>
            <span>{words.files[format].means}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
