import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import classes from './TimeChart.module.css'

export interface ChartPoint {
  label: string
  shortLabel: string
  value: number
  exact: string
  previous: number | null
  previousExact: string | null
}

interface Props {
  points: readonly ChartPoint[]
  axis: (value: number) => string
  /** Opens the rows behind a point. */
  onOpen: (index: number) => void
  names: { value: string; previous: string; open: string }
}

const height = 240

/** Bars for the period, a thin line for the one before. The same figures stand in a table beside it. */
export function TimeChart({ points, axis, onOpen, names }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [hovered, setHovered] = useState<{ index: number; left: number; width: number } | null>(null)
  const latest = useRef({ axis, onOpen })
  useEffect(() => {
    latest.current = { axis, onOpen }
  })
  const scheme = useComputedColorScheme()

  useEffect(() => {
    const element = place.current
    if (!element) return
    const chart = new UPlot(optionsFor({ element, points, latest, onHover: setHovered }), dataOf(points), element)
    const fit = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0)
      if (width > 0 && width !== chart.width) chart.setSize({ width, height })
    })
    fit.observe(element)
    return () => {
      fit.disconnect()
      chart.destroy()
    }
  }, [points, scheme])

  const point = hovered ? points[hovered.index] : undefined
  return (
    <div className={classes['chart']} aria-hidden="true" data-testid="revenue-chart">
      <div ref={place} className={classes['place']} />
      {hovered && point ? (
        <div className={classes['tip']} data-side={hovered.left > hovered.width / 2 ? 'left' : 'right'} style={{ left: hovered.left }}>
          <strong>{point.label}</strong>
          <span className={classes['pair']}>
            <span>{names.value}</span>
            <span>{point.exact}</span>
          </span>
          {point.previousExact === null ? null : (
            <span className={classes['pair']}>
              <span className="quiet">{names.previous}</span>
              <span className="quiet">{point.previousExact}</span>
            </span>
          )}
          <span className="quiet">{names.open}</span>
        </div>
      ) : null}
    </div>
  )
}

function dataOf(points: readonly ChartPoint[]): UPlot.AlignedData {
  return [points.map((_, index) => index), points.map((point) => point.value), points.map((point) => point.previous)]
}

interface Latest {
  current: { axis: (value: number) => string; onOpen: (index: number) => void }
}

interface Drawing {
  element: HTMLElement
  points: readonly ChartPoint[]
  latest: Latest
  onHover: (at: { index: number; left: number; width: number } | null) => void
}

function optionsFor({ element, points, latest, onHover }: Drawing): UPlot.Options {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const font = `11px ${style.fontFamily}`
  const grid = { stroke: colour('--line'), width: 1 }
  return {
    width: Math.max(200, Math.floor(element.clientWidth)),
    height,
    padding: [12, 8, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: (_chart, min, max) => [min - 0.6, max + 0.6] },
      y: { range: (_chart, min, max) => [Math.min(0, min * 1.1), max <= 0 ? (min < 0 ? 0 : 1) : max * 1.1] },
    },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false }, x: true },
    axes: [
      {
        stroke: colour('--quiet'),
        font,
        grid: { show: false },
        ticks: { show: false },
        size: 28,
        space: 72,
        incrs: [1, 2, 3, 5, 7, 10, 14, 21, 30],
        values: (_chart, splits) => splits.map((at) => (Number.isInteger(at) ? (points[at]?.shortLabel ?? '') : '')),
      },
      { stroke: colour('--quiet'), font, grid, ticks: { show: false }, size: 64, space: 48, values: (_chart, splits) => splits.map((value) => latest.current.axis(value)) },
    ],
    series: [
      {},
      { fill: colour('--accent'), width: 0, points: { show: false }, paths: UPlot.paths.bars?.({ size: [0.68, 36], radius: 0.12 }) ?? (() => null) },
      { stroke: colour('--quiet'), width: 1.25, points: { show: false }, spanGaps: false },
    ],
    hooks: {
      setCursor: [
        (chart) => {
          const { idx, left } = chart.cursor
          const isInside = idx !== null && idx !== undefined && left !== undefined && left >= 0
          onHover(isInside ? { index: idx, left: chart.valToPos(idx, 'x') + chart.bbox.left / devicePixelRatio, width: chart.width } : null)
        },
      ],
      ready: [
        (chart) => {
          chart.over.style.cursor = 'pointer'
          chart.over.addEventListener('click', () => {
            const { idx } = chart.cursor
            if (idx !== null && idx !== undefined) latest.current.onOpen(idx)
          })
        },
      ],
    },
  }
}
