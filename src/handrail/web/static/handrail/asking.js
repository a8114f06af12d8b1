// The Ask page's box: shows what was understood while somebody types. Without it the button does the same.
const PAUSE = 500, FEWEST = 2
const form = document.getElementById('words')
const box = form.elements.words
const alarm = document.querySelector('[data-alarm]')
const heard = document.querySelector('[data-heard]')
const shown = new Map()
let waiting, asked

box.enterKeyHint = 'go'
box.addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault()
    form.requestSubmit()
  }
})
box.addEventListener('input', () => {
  clearTimeout(waiting)
  asked?.abort()
  waiting = setTimeout(listen, PAUSE)
})
form.addEventListener('submit', () => {
  clearTimeout(waiting)
  asked?.abort()
})

async function listen () {
  asked = new AbortController()
  const { signal } = asked
  const few = box.value.trim().split(/\s+/).length < FEWEST
  const drawn = few ? '' : await understood(signal).catch(() => null)
  if (signal.aborted) return
  const part = new DOMParser().parseFromString(drawn ?? '', 'text/html').body
  const alert = part.querySelector('[role=alert]')
  alert?.remove()
  // Where we could not ask, what was understood of earlier words goes; a call for help stays.
  if (drawn !== null) show(alarm, alert ? [alert] : [])
  show(heard, [...part.children])
}

async function understood (signal) {
  const sent = new FormData(form)
  sent.set('typing', 'yes')
  const answer = await fetch(form.action, { method: 'POST', body: sent, signal, redirect: 'error' })
  if (!answer.ok) throw new Error(answer.status)
  return answer.text()
}

// Whoever has gone on into what is shown keeps it; what has not changed is not read out again.
function show (place, drawn) {
  const text = drawn.map(one => one.outerHTML).join('')
  if (shown.get(place) === text || place.contains(document.activeElement)) return
  shown.set(place, text)
  place.replaceChildren(...drawn)
}
