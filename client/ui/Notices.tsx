// Notices on screen: the strip at the foot and the live region that speaks it.
import { common } from '#client/words/common.ts'
import { hush, useNotice } from './notices.ts'
import './Notices.css'

export function Notices() {
  const notice = useNotice()
  return (
    <div className="notices" role="status">
      {notice !== null && (
        <div className="notice" key={notice.id}>
          <span>{notice.text}</span>
          {notice.action !== null && (
            <button
              type="button"
              onClick={() => {
                hush()
                notice.action?.run()
              }}
            >
              {notice.action.words}
            </button>
          )}
          <button type="button" onClick={hush}>
            {common.close}
          </button>
        </div>
      )}
    </div>
  )
}
