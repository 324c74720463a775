-- end: one script of the plan.
COMMIT;
