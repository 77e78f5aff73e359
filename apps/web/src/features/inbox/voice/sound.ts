const hertz = 587.33;
const loud = 0.05;
const seconds = 0.35;

let context: AudioContext | undefined;

/**
 * One short, soft tone. Only once the reader has pressed something in this tab: before that browsers keep it silent, and
 * would make it sound late. Never throws: a toast is seen as well.
 */
export function playTone(): void {
  if (!navigator.userActivation?.hasBeenActive || !('AudioContext' in window)) return;
  try {
    context ??= new AudioContext();
    context.resume().catch(() => undefined);
    const at = context.currentTime;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loud, at + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
    const tone = context.createOscillator();
    tone.type = 'sine';
    tone.frequency.value = hertz;
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + seconds);
  } catch {
    context = undefined;
  }
}
