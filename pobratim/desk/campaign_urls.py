"""The addresses of the yearly campaign: the region's pages, a municipality's answer, the link without an account."""

from django.urls import path

from pobratim.desk.views import campaign, campaign_answer, campaign_link, campaign_report, lists

urlpatterns = [
    path("desk/campaigns/", campaign.campaigns, name="desk-campaigns"),
    path("desk/campaigns/<int:campaign_id>/", campaign.campaign, name="desk-campaign"),
    path("desk/campaigns/<int:campaign_id>/list.<str:ending>", lists.campaign, name="desk-campaign-file"),
    path("desk/campaigns/<int:campaign_id>/ask/", campaign.ask_all, name="desk-campaign-ask"),
    path("desk/campaigns/<int:campaign_id>/close/", campaign.close, name="desk-campaign-close"),
    path("desk/campaigns/<int:campaign_id>/report.<str:form>", campaign_report.report, name="desk-campaign-report"),
    path("desk/answers/<int:answer_id>/", campaign_answer.answer, name="desk-answer"),
    path("desk/answers/<int:answer_id>/return/", campaign.send_back, name="desk-answer-return"),
    path("desk/answers/<int:answer_id>/accept/", campaign.accept, name="desk-answer-accept"),
    path("desk/answers/<int:answer_id>/link/", campaign.link, name="desk-answer-link"),
    path("desk/answers/<int:answer_id>/bring/", campaign_report.bring, name="desk-answer-bring"),
    path("answer/", campaign_link.answer, name="answer"),
    path("answer/<str:token>/", campaign_link.enter, name="answer-link"),
]
