#!/usr/bin/env python3
"""Writes a made-up review-sheet file 3-1 of the size of the FY2024 edition: 118,019 lines, 82 columns, about 66 MB.

    make_review_sheets.py OUTPUT [INDICATORS]

Figures, names and numbers are drawn from a seeded generator; none is real.
"""
import csv
import random
import sys

TEXT = [
    "シート種別", "事業年度", "予算事業ID", "事業名", "府省庁の建制順", "政策所管府省庁", "府省庁", "局・庁", "部", "課", "室", "班", "係",
    "アクティビティ番号", "アウトプット番号", "アウトカム番号", "種別（アクティビティ・アウトプット・アウトカム）", "アウトカムの期間", "成果目標の種類",
    "アクティビティ／活動目標／成果目標", "活動指標／成果指標", "単位", "改善の上向き／下向き", "根拠として用いた統計・データ名", "定量的な目標がない理由",
    "備考", "番号", "目標年度／目標値／実績値／達成率",
]
YEARS = [str(year) for year in range(2007, 2061)]


def main() -> None:
    path = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 29_504
    draw = random.Random(43)
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(TEXT + YEARS)
        for index in range(count):
            write_indicator(writer, draw, index)


def write_indicator(writer, draw: random.Random, index: int) -> None:
    project = 1 + index // 5
    unit = draw.choice(["件", "人", "％", "百万円", "回", "箇所"])
    decimals = 1 if unit == "％" else 0
    direction = draw.choice(["", "", "", "上がると良い指標", "下がると良い指標"])
    note = "地域の実情を踏まえ、関係機関と連携して取り組む。\n引き続き、" if index % 3 == 0 else "地域の実情を踏まえ、関係機関と連携して取り組む。"
    text = [
        "レビューシート", "2024", f"{project:06d}", f"見本の事業その{project}（政策の推進に必要な経費）", "10", "見本省", "見本省",
        "見本局", "", "見本課", "見本室", "", "", "1", "1", str(index % 4), draw.choice(["アウトプット", "アウトカム"]),
        "短期アウトカム", "定量的な成果目標", f"見本の目標{index}を達成し、住民の安全と安心を確保する", f"見本の指標{index}の実施件数・利用者数",
        unit, direction, "見本統計調査（年次）", "", note, str(index % 7),
    ]
    start = 2020 + draw.randrange(2)
    level = draw.uniform(5, 5000) if unit != "％" else draw.uniform(20, 90)
    actuals, targets, rates, flags = {}, {}, {}, {2026: "1"}
    for year in range(start, 2024):
        actual = round(level * draw.uniform(0.8, 1.2), decimals)
        target = round(level * draw.uniform(0.9, 1.2), decimals)
        actuals[year] = f"{actual:.{decimals}f}"
        targets[year] = f"{target:.{decimals}f}"
        if target:
            rates[year] = f"{actual / target * 100 + (5 if index % 50 == 0 else 0):.1f}"
    targets[2026] = f"{level * 1.2:.{decimals}f}"
    for name, row in [
        ("1.目標年度", flags), ("2.目標値", targets), ("3.実績値", actuals), ("4.達成率", rates)
    ]:
        writer.writerow(text + [name] + [row.get(int(year), "") for year in YEARS])


main()
