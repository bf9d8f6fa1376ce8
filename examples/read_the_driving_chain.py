"""Say what sets the launch date: the unbroken chain from the start to launch."""

import scheduler

plan = scheduler.plan("task_graphs/shenzhou-22.yaml", "emergency", baseline=False)
chain = plan.chain_frame()
for piece in chain.tail(8).itertuples():
    print(f"{piece.start:%a %d %b %H:%M}  {piece.hours:5.1f} h  {piece.kind:5} {piece.name}")

print(f"{chain.hours.sum():.1f} h to launch:")
print(chain.groupby("kind").hours.sum().round(1).to_string())
