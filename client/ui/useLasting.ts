// Lasting: a state that only counts once it has lasted, so that a blink of the Wi-Fi alarms nobody.
import { useEffect, useState } from 'react'

/** True once `value` has been true for `milliseconds` without a break. */
export function useLasting(value: boolean, milliseconds: number): boolean {
  const [lasted, setLasted] = useState(false)
  useEffect(() => {
    if (!value) return
    const timer = setTimeout(() => setLasted(true), milliseconds)
    return () => {
      clearTimeout(timer)
      setLasted(false)
    }
  }, [value, milliseconds])
  return value && lasted
}
