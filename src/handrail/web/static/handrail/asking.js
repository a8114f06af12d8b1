// The Ask page's box: shows what was understood while somebody types. Without it the button does the same.
const PAUSE = 500, FEWEST = 2
const form = document.getElementById('words')
const box = form.elements.words
const region = document.querySelector('[data-heard]')
let waiting, asked, shown

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
  const few = box.value.trim().split(/\s+/).length < FEWEST
  asked = new AbortController()
  const { signal } = asked
  // Where we cannot ask, what stands there is out of date, and the button is still there.
  const drawn = few ? '' : await understood(signal).catch(() => '')
  if (!signal.aborted) show(drawn)
}

async function understood (signal) {
  const sent = new FormData(form)
  sent.set('typing', 'yes')
  const answer = await fetch(form.action, { method: 'POST', body: sent, signal, redirect: 'error' })
  const text = await answer.text()
  return answer.ok ? text.trim() : ''
}

// Whoever has gone on into what is shown keeps it; what has not changed is not read out again.
function show (drawn) {
  if (drawn === shown || region.contains(document.activeElement)) return
  shown = drawn
  region.replaceChildren(...new DOMParser().parseFromString(drawn, 'text/html').body.childNodes)
}
