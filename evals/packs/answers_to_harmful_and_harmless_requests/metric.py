from aiact_desk.evaluation.rules.marking import process_results

__all__ = ["process_results"]
